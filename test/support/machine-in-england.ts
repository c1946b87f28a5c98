/** Imported for its effect: this process runs as on a machine in England, where a JavaScript Date would slip on 29 March and 25 October. */
process.env['TZ'] = 'Europe/London'
