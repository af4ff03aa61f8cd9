package io.fairqueue.cli.health;

import io.fairqueue.cli.stores.Settings;
import io.fairqueue.crypto.oidc.TrustedIssuer;
import io.fairqueue.http.config.Setting;
import io.fairqueue.http.geo.Countries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Looks at what a server can do without, where somebody set it; of the rest it says nothing. */
final class Extras {

  private static final List<Setting> BUCKET =
      List.of(Setting.S3_URL, Setting.S3_BUCKET, Setting.S3_ACCESS_KEY, Setting.S3_SECRET_KEY);

  private Extras() {}

  static List<Finding> of(Settings settings) {
    List<Finding> findings = new ArrayList<>();
    settings.get(Setting.OIDC_ISSUERS).map(Extras::issuers).ifPresent(findings::add);
    bucket(settings).ifPresent(findings::add);
    settings.get(Setting.GEO_FILE).map(Extras::countries).ifPresent(findings::add);
    return findings;
  }

  private static Finding issuers(String text) {
    try {
      List<TrustedIssuer> issuers =
          Arrays.stream(text.split(",", -1))
              .map(String::strip)
              .filter(each -> !each.isEmpty())
              .map(TrustedIssuer::parse)
              .toList();
      Optional<Path> missing =
          issuers.stream()
              .flatMap(each -> each.keyFile().stream())
              .filter(file -> !Files.isReadable(file))
              .findFirst();
      return missing
          .map(
              file ->
                  Finding.bad(
                      "id tokens",
                      file + " can't be read: no key of its issuer is known",
                      "put the issuer's keys there (JWKS)"))
          .orElseGet(
              () -> Finding.ok("id tokens", "%d issuers are trusted".formatted(issuers.size())));
    } catch (IllegalArgumentException unfit) {
      return Finding.bad(
          "id tokens",
          "an issuer is unfit",
          "FAIRQUEUE_OIDC_ISSUERS must look like https://id.example;client-id");
    }
  }

  private static Optional<Finding> bucket(Settings settings) {
    List<String> missing =
        BUCKET.stream().filter(each -> settings.get(each).isEmpty()).map(Setting::key).toList();
    if (missing.size() == BUCKET.size()) {
      return Optional.empty();
    }
    return Optional.of(
        missing.isEmpty()
            ? Finding.ok("pictures", "they go to a bucket")
            : Finding.bad(
                "pictures",
                "half of a bucket is set: %s missing".formatted(String.join(", ", missing)),
                "set them, or none"));
  }

  private static Finding countries(String file) {
    try {
      Countries.check(Path.of(file));
      return Finding.ok("countries", file + " tells them");
    } catch (IOException | IllegalArgumentException unreadable) {
      return Finding.weak(
          "countries",
          file + " is no file of countries: nobody knows any",
          "name one of MaxMind's format (.mmdb)");
    }
  }
}
