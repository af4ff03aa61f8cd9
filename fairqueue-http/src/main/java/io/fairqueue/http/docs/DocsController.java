package io.fairqueue.http.docs;

import io.fairqueue.http.openapi.ApiDocument;
import io.fairqueue.http.request.Paths;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;

/** The API's document, and pages to read it with. */
@Controller
@Hidden
class DocsController {

  private static final MarkdownPages PAPERS = new MarkdownPages();

  private final ApiDocument document;
  private final SwaggerUi swaggerUi;

  DocsController(ApiDocument document, SwaggerUi swaggerUi) {
    this.document = document;
    this.swaggerUi = swaggerUi;
  }

  @Get(value = Paths.OPENAPI, produces = "application/yaml")
  @ExecuteOn(TaskExecutors.BLOCKING)
  byte[] document() {
    return document.yaml();
  }

  @Get(value = Paths.DOCS, produces = MediaType.TEXT_HTML)
  byte[] page() {
    return ClassPathFile.read("docs/index.html");
  }

  @Get(value = Paths.DOCS + "/realtime", produces = MediaType.TEXT_HTML)
  String realtime() {
    return PAPERS.page("docs/realtime.md");
  }

  @Get(value = Paths.DOCS + "/push", produces = MediaType.TEXT_HTML)
  String push() {
    return PAPERS.page("docs/push.md");
  }

  @Get(value = Paths.DOCS + "/paper.css", produces = "text/css")
  byte[] paperStyle() {
    return ClassPathFile.read("docs/paper.css");
  }

  @Get(value = Paths.DOCS + "/init.js", produces = "text/javascript")
  byte[] script() {
    return ClassPathFile.read("docs/init.js");
  }

  @Get(value = Paths.DOCS + "/swagger-ui-bundle.js", produces = "text/javascript")
  HttpResponse<byte[]> bundle() {
    return lasting(swaggerUi.file("swagger-ui-bundle.js"));
  }

  @Get(value = Paths.DOCS + "/swagger-ui.css", produces = "text/css")
  HttpResponse<byte[]> style() {
    return lasting(swaggerUi.file("swagger-ui.css"));
  }

  private static HttpResponse<byte[]> lasting(byte[] file) {
    return HttpResponse.ok(file).header("Cache-Control", "public, max-age=86400");
  }
}
