package io.fairqueue.http.ops;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;

/** The API's document, and pages to read it with. */
@Controller
@Hidden
class DocsController {

  private static final String DOCUMENT = "META-INF/swagger/openapi.yml";

  private static final Papers PAPERS = new Papers();

  private final SwaggerUi swaggerUi;

  DocsController(SwaggerUi swaggerUi) {
    this.swaggerUi = swaggerUi;
  }

  @Get(value = "/openapi.yaml", produces = "application/yaml")
  byte[] document() {
    return ClassPathFile.read(DOCUMENT);
  }

  @Get(value = "/docs", produces = MediaType.TEXT_HTML)
  byte[] page() {
    return ClassPathFile.read("docs/index.html");
  }

  @Get(value = "/docs/realtime", produces = MediaType.TEXT_HTML)
  String realtime() {
    return PAPERS.page("docs/realtime.md");
  }

  @Get(value = "/docs/paper.css", produces = "text/css")
  byte[] paperStyle() {
    return ClassPathFile.read("docs/paper.css");
  }

  @Get(value = "/docs/init.js", produces = "text/javascript")
  byte[] script() {
    return ClassPathFile.read("docs/init.js");
  }

  @Get(value = "/docs/swagger-ui-bundle.js", produces = "text/javascript")
  HttpResponse<byte[]> bundle() {
    return lasting(swaggerUi.file("swagger-ui-bundle.js"));
  }

  @Get(value = "/docs/swagger-ui.css", produces = "text/css")
  HttpResponse<byte[]> style() {
    return lasting(swaggerUi.file("swagger-ui.css"));
  }

  private static HttpResponse<byte[]> lasting(byte[] file) {
    return HttpResponse.ok(file).header("Cache-Control", "public, max-age=86400");
  }
}
