package io.fairqueue.http.docs;

import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/** The files of Swagger UI, which lie under their version's number. Read once, at first use. */
@Singleton
final class SwaggerUi {

  private static final String ABOUT = "META-INF/maven/org.webjars/swagger-ui/pom.properties";
  private static final String FILES = "META-INF/resources/webjars/swagger-ui/";

  private final Map<String, byte[]> files = new ConcurrentHashMap<>();

  byte[] file(String name) {
    return files.computeIfAbsent(
        name, wanted -> ClassPathFile.read(FILES + version() + "/" + wanted));
  }

  private static String version() {
    Properties about = new Properties();
    try {
      about.load(new ByteArrayInputStream(ClassPathFile.read(ABOUT)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return about.getProperty("version");
  }
}
