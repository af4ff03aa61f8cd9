package io.fairqueue.http.docs;

import io.fairqueue.http.webjar.WebJar;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The files of Swagger UI. Read once, at first use. */
@Singleton
final class SwaggerUi {

  private final Map<String, byte[]> files = new ConcurrentHashMap<>();

  byte[] file(String name) {
    return files.computeIfAbsent(
        name, wanted -> WebJar.of("org.webjars", "swagger-ui").file(wanted));
  }
}
