// Makes pages quicker for those with JavaScript; every page works without it.
import {
  Button,
  Checkboxes,
  createAll,
  ErrorSummary,
  NotificationBanner,
  ServiceNavigation,
  SkipLink,
  Tabs,
} from './govuk-frontend.min.js'

// Radios reveal by stylesheet alone: the official script gives them aria-expanded, which a radio may not have.
document.body.classList.add('js-enabled', 'govuk-frontend-supported')

for (const component of [
  Button,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  ServiceNavigation,
  SkipLink,
  Tabs,
]) {
  createAll(component)
}
