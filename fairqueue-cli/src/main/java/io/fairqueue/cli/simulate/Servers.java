package io.fairqueue.cli.simulate;

import io.fairqueue.cli.output.RefusedException;
import io.fairqueue.cli.stores.StoreFinder;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.http.store.ServerFile;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;

/** Finds the server to call. */
final class Servers {

  private final StoreFinder finder;

  @Inject
  Servers(StoreFinder finder) {
    this.finder = finder;
  }

  /** The server that runs on a data directory of this machine. */
  URI runningOn(StoreOptions where) {
    Path data = finder.data(where);
    String url =
        ServerFile.read(data)
            .map(ServerFile::url)
            .orElseThrow(
                () ->
                    new RefusedException(
                        ("No server runs on %s. Start one with: fairqueue serve. Or say where it is,"
                                + " with --data or --url.")
                            .formatted(data)));
    return URI.create(url);
  }

  static URI checked(URI url) {
    String scheme = String.valueOf(url.getScheme());
    if (url.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
      throw new InvalidInputException("--url", "must look like http://host:port");
    }
    return url;
  }
}
