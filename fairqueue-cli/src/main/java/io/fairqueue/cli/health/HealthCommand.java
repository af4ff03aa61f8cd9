package io.fairqueue.cli.health;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.stores.Settings;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.request.Paths;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks a server whether it takes requests; what an image's health check runs. */
@Command(
    name = "health",
    header = "Asks a server that runs whether it takes requests.",
    description = "Ends with 1 if it does not, with 3 if nobody answers within three seconds.")
public final class HealthCommand implements Callable<Integer> {

  private static final Duration TIMEOUT = Duration.ofSeconds(3);
  private static final int OK = 200;

  private final Settings settings;
  private final Output output;

  @Mixin Format format = new Format();

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Where it listens (default: here, on FAIRQUEUE_PORT).")
  @Nullable URI url;

  @Inject
  HealthCommand(Settings settings, Output output) {
    this.settings = settings;
    this.output = output;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (url != null && !isWeb(url)) {
      throw new InvalidInputException("--url", "takes an address like http://localhost:8080");
    }
    URI server = url == null ? ServerConfig.read(settings.given()).listen().url() : url;
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(server.resolve(Paths.READINESS)).timeout(TIMEOUT).build(),
              BodyHandlers.ofString());
      boolean ready = answer.statusCode() == OK;
      output.print(format, new Answer(server.toString(), ready, answer.statusCode()));
      return ready ? 0 : 1;
    } catch (IOException silent) {
      output.tell("%s does not answer.".formatted(server));
      return 3;
    }
  }

  private static boolean isWeb(URI url) {
    return url.getHost() != null && List.of("http", "https").contains(url.getScheme());
  }

  /** What it answered. */
  record Answer(String server, boolean ready, int status) {}
}
