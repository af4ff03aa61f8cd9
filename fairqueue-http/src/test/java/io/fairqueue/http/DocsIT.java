package io.fairqueue.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.driver.Answer;
import io.fairqueue.http.driver.Api;
import io.fairqueue.http.driver.TestServer;
import io.micronaut.web.router.Router;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.yaml.snakeyaml.Yaml;

/** The API's document is true. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("I13")
final class DocsIT {

  /** Pages, sockets, and what exists in embedded mode only. */
  private static final Pattern UNDOCUMENTED =
      Pattern.compile(
          ".* /(?:(docs|openapi\\.yaml|ws|dev|sandbox|unsubscribe"
              // What people read.
              + "|account|assets|claims|console|e|language|pay|signin|tickets|verify|\\{language"
              // What browsers read.
              + "|embed\\.js|sw\\.js|manifest\\.webmanifest|icon-[0-9]+\\.png)\\b.*)?");

  /** Its addresses are files that are there or not. */
  private static final String LOG = "GET /log/{eventId}/{path}";

  private FairQueueServer server;
  private Api api;
  private JsonNode document;
  private JsonNode paths;

  @BeforeAll
  void start() {
    server =
        FairQueueServer.start(
            ServerConfig.read(
                Map.of(
                    "FAIRQUEUE_PORT",
                    "0",
                    "FAIRQUEUE_POSTGRES_URL",
                    TestServer.freshDatabaseUrl())));
    api = new Api(server.baseUrl(), null);
    Object yaml = new Yaml().load(api.get("/openapi.yaml").expect(200).body());
    document = new ObjectMapper().valueToTree(yaml);
    paths = document.path("paths");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void every_route_is_documented_and_nothing_else() {
    Set<String> routes =
        server
            .context()
            .getBean(Router.class)
            .uriRoutes()
            .map(
                route ->
                    route.getHttpMethodName()
                        + " "
                        + route.getUriMatchTemplate().toPathString().replace(":.+}", "}"))
            .filter(route -> !UNDOCUMENTED.matcher(route).matches())
            .filter(route -> !route.startsWith("HEAD "))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(operations()).isEqualTo(routes);
  }

  @Test
  void every_documented_call_answers_with_a_documented_status() {
    for (String operation : operations()) {
      String method = operation.substring(0, operation.indexOf(' '));
      String path = operation.substring(operation.indexOf(' ') + 1);
      Answer answer =
          api.send(
              api.request(path.replaceAll("\\{\\w+}", UUID.randomUUID().toString()))
                  .method(method, BodyPublishers.noBody()));

      Set<String> statuses = statuses(path, method);
      String status = Integer.toString(answer.status());
      assertThat(statuses).as(operation).containsAnyOf(status, status.charAt(0) + "XX");
      if (answer.status() >= 400) {
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("code"))
            .as(operation)
            .isNotIn("METHOD_NOT_ALLOWED", "INTERNAL_ERROR")
            .matches(code -> operation.equals(LOG) || !code.equals("NOT_FOUND"));
      }
    }
  }

  @Test
  @Tag("B12")
  @Tag("I13")
  void every_operation_is_named_and_its_answers_are_told_apart() {
    var names = new TreeSet<String>();
    paths.forEach(
        path ->
            path.forEach(
                operation -> {
                  assertThat(operation.path("summary").asText()).as("%s", operation).isNotBlank();
                  assertThat(names.add(operation.path("operationId").asText())).isTrue();
                  operation
                      .path("responses")
                      .fieldNames()
                      .forEachRemaining(status -> assertThat(status).matches("[2345]\\d\\d"));
                }));
    assertThat(statuses("/api/v1/me", "GET"))
        .contains("200", "400", "401", "429", "500", "503")
        .doesNotContain("404", "409", "422");
    assertThat(statuses("/api/v1/events/{id}", "GET")).contains("200", "304", "401", "404");
    assertThat(statuses("/api/v1/events/{eventId}/claims", "POST"))
        .contains("201", "400", "401", "403", "409", "410", "422");
  }

  /** A new class's routes belong to one of the topics, or are a topic that says what it is. */
  @Test
  void each_operation_is_of_one_topic_and_there_are_few_of_them() {
    JsonNode tags = document.path("tags");
    List<String> topics = tags.findValuesAsText("name");
    assertThat(topics).hasSizeBetween(10, 20).doesNotHaveDuplicates();
    tags.forEach(
        tag -> {
          assertThat(tag.path("description").asText()).endsWith(".");
          assertThat(tag.has("of")).isFalse();
        });
    var used = new TreeSet<String>();
    paths.forEach(
        path ->
            path.forEach(
                operation -> {
                  assertThat(operation.path("tags")).hasSize(1);
                  used.add(operation.path("tags").path(0).asText());
                }));
    assertThat(used).isEqualTo(new TreeSet<>(topics));
  }

  @Test
  void names_are_written_as_they_are_sent() {
    String document = api.get("/openapi.yaml").body();

    assertThat(document).contains("sale_start:", "total_inventory:", "admission_window_seconds:");
    assertThat(document)
        .doesNotContain("saleStart", "totalInventory", "name: caller", "name: staff");
  }

  @Test
  void the_pages_need_no_outside_host() {
    for (String path :
        List.of("/docs", "/docs/init.js", "/docs/swagger-ui-bundle.js", "/docs/swagger-ui.css")) {
      api.get(path).expect(200);
    }
    assertThat(api.get("/docs").body() + api.get("/docs/init.js").body())
        .doesNotContain("http://", "https://", "//cdn");
    assertThat(api.get("/docs").header("Content-Type")).startsWith("text/html");
    assertThat(api.get("/docs").header("Content-Security-Policy")).contains("default-src 'self'");
  }

  @Test
  @Tag("E5")
  void what_sockets_say_is_a_page_that_the_docs_link() {
    assertThat(api.get("/openapi.yaml").body()).contains("](/docs/realtime)");
    Answer page = api.get("/docs/realtime").expect(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.body()).contains("<h1>", "<td><code>admitted</code></td>", "charset=\"utf-8\"");
    api.get("/docs/paper.css").expect(200);
  }

  private Set<String> operations() {
    var operations = new TreeSet<String>();
    paths
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    return operations;
  }

  private Set<String> statuses(String path, String method) {
    var statuses = new TreeSet<String>();
    paths
        .path(path)
        .path(method.toLowerCase(Locale.ROOT))
        .path("responses")
        .fieldNames()
        .forEachRemaining(statuses::add);
    return statuses;
  }
}
