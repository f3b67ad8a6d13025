// Starts Swagger UI on the page `api_docs.rs` renders; apart from the page because
// the content security policy allows no script inside it.

interface SwaggerUi {
  (options: Readonly<Record<string, unknown>>): unknown;
}

const host = document.getElementById("swagger-ui");
const start = (window as unknown as { SwaggerUIBundle?: SwaggerUi }).SwaggerUIBundle;
if (host !== null && start !== undefined) {
  start({ url: host.dataset["openapi"], domNode: host, deepLinking: true, validatorUrl: null });
}
