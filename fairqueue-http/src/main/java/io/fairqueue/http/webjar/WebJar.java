package io.fairqueue.http.webjar;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * A library's files, which lie under its version's number. Immutable; reads the class path again
 * each time.
 */
public final class WebJar {

  private final String files;

  private WebJar(String files) {
    this.files = files;
  }

  /** A library that is on the class path, by its Maven coordinates. */
  public static WebJar of(String group, String name) {
    Properties about = new Properties();
    try {
      about.load(
          new ByteArrayInputStream(
              read("META-INF/maven/%s/%s/pom.properties".formatted(group, name))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new WebJar(
        "META-INF/resources/webjars/%s/%s/".formatted(name, about.getProperty("version")));
  }

  /** One of its files. */
  public byte[] file(String path) {
    return read(files + path);
  }

  private static byte[] read(String path) {
    try (InputStream file = WebJar.class.getClassLoader().getResourceAsStream(path)) {
      if (file == null) {
        throw new FileNotFoundException(path);
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
