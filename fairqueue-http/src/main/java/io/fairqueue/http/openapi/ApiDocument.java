package io.fairqueue.http.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.core.type.Argument;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The API's document as it is served. The compiler makes the routes and schemas of it; the routes'
 * words and refusals are written beside it; what all routes of a kind have in common is added here.
 * Made when it is first asked for. Thread-safe.
 */
@Singleton
public final class ApiDocument {

  private static final String COMPILED = "META-INF/swagger/openapi.yml";
  private static final String WRITTEN = "docs/openapi.yml";

  private final Router router;
  private volatile byte @Nullable [] yaml;

  ApiDocument(Router router) {
    this.router = router;
  }

  /** It as YAML, in UTF-8. */
  public byte[] yaml() {
    byte[] made = yaml;
    if (made == null) {
      made = YamlTree.write(make()).getBytes(StandardCharsets.UTF_8);
      yaml = made;
    }
    return made;
  }

  private ObjectNode make() {
    ObjectNode document = YamlTree.read(COMPILED);
    ObjectNode written = YamlTree.read(WRITTEN);
    JsonNode words = written.remove("operations");
    Topics topics = new Topics(written);
    ObjectNode shared = document.withObjectProperty("components").withObjectProperty("responses");
    Map<String, List<Argument<?>>> arguments = arguments();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation -> {
                          String method = operation.getKey().toUpperCase(Locale.ROOT);
                          String name = method + " " + path.getKey();
                          topics.tell((ObjectNode) operation.getValue());
                          new ApiOperation(
                                  method,
                                  path.getKey(),
                                  (ObjectNode) operation.getValue(),
                                  arguments.getOrDefault(name, List.of()))
                              .complete(words.path(name), shared);
                        }));
    Schemas.addEdit(document);
    YamlTree.merge(document, written);
    Schemas.prune(document);
    Schemas.close(document);
    Schemas.typeNullables(document);
    return document;
  }

  /** What the methods behind the routes ask for, by method and path. */
  private Map<String, List<Argument<?>>> arguments() {
    var arguments = new HashMap<String, List<Argument<?>>>();
    router.uriRoutes().forEach(route -> arguments.put(name(route), arguments(route)));
    return arguments;
  }

  private static String name(UriRouteInfo<?, ?> route) {
    return route.getHttpMethodName() + " " + route.getUriMatchTemplate().toPathString();
  }

  private static List<Argument<?>> arguments(UriRouteInfo<?, ?> route) {
    return Arrays.asList(route.getTargetMethod().getArguments());
  }
}
