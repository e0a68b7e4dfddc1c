// Starts the page to try the API. It is a file of its own, since no script inside a page may run here.
window.SwaggerUIBundle({
  url: 'openapi.json',
  dom_id: '#api',
  deepLinking: true,
  docExpansion: 'none',
  filter: true,
  validatorUrl: null,
  displayRequestDuration: true,
});
