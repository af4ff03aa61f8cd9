package io.fairqueue.http.page.frame;

import io.fairqueue.http.request.Paths;
import io.fairqueue.http.webjar.WebJar;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The files that pages are made of. Their address has a digest of all of them in it, so that each
 * is the same for ever. A page's module comes in one file with those that it imports.
 */
final class Assets {

  /** Each lies in the class path's {@code web}. */
  static final List<String> NAMES =
      List.of(
          "page.css",
          "console.css",
          "charts.css",
          "icon.svg",
          "ask.js",
          "audit.js",
          "base.js",
          "board.js",
          "camera.js",
          "charts.js",
          "choose.js",
          "claim.js",
          "clock.js",
          "code.js",
          "counter.js",
          "course.js",
          "crowd.js",
          "door.js",
          "drawn.js",
          "edit.js",
          "figures.js",
          "fresh.js",
          "gatekeeper.js",
          "gossip.js",
          "grid.js",
          "keeper.js",
          "kept.js",
          "later.js",
          "leaf.js",
          "leave.js",
          "leaving.js",
          "line.js",
          "live.js",
          "longer.js",
          "look.js",
          "lots.js",
          "merkle.js",
          "note.js",
          "notices.js",
          "notify.js",
          "octets.js",
          "places.js",
          "plot.js",
          "print.js",
          "receipt.js",
          "recent.js",
          "replay.js",
          "sale.js",
          "seatfile.js",
          "seats.js",
          "shelf.js",
          "shown.js",
          "signin.js",
          "slider.js",
          "socket.js",
          "standing.js",
          "stream.js",
          "ticket.js",
          "tiles.js",
          "turn.js",
          "unzip.js",
          "verdict.js",
          "verify.js",
          "words.js");

  /** What pages name: each is sent with all that it imports. The others are only for these. */
  static final List<String> ENTRIES =
      List.of(
          "charts.js",
          "choose.js",
          "claim.js",
          "door.js",
          "edit.js",
          "keeper.js",
          "line.js",
          "notify.js",
          "print.js",
          "sale.js",
          "seatfile.js",
          "seats.js",
          "signin.js",
          "ticket.js",
          "verify.js");

  /** What browsers look for at one address; likewise. */
  static final List<String> AT_ROOT =
      List.of("embed.js", "sw.js", "manifest.webmanifest", "icon-192.png", "icon-512.png");

  /** What comes as it is from the library that draws charts: our names, and its own. */
  static final Map<String, String> OF_UPLOT =
      Map.of("uplot.css", "dist/uPlot.min.css", "uplot.js", "dist/uPlot.iife.min.js");

  private static final int DIGEST_LENGTH = 16;
  private static final Map<String, byte[]> FILES = withUplot(joined(read(NAMES)));
  private static final Map<String, byte[]> ROOT_FILES = read(AT_ROOT);
  private static final String DIGEST = digest();

  private Assets() {}

  static String address(String file) {
    if (!FILES.containsKey(file)) {
      throw new IllegalArgumentException("no file " + file);
    }
    return Paths.ASSETS + "/" + DIGEST + "/" + file;
  }

  /** Empty for a file, or a state of them, that there is not. */
  static Optional<byte[]> file(String digest, String name) {
    return digest.equals(DIGEST) ? Optional.ofNullable(FILES.get(name)) : Optional.empty();
  }

  /** A file that has one address for ever, whatever it says; empty for another. */
  static Optional<byte[]> atRoot(String name) {
    return Optional.ofNullable(ROOT_FILES.get(name));
  }

  static String mediaType(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "css" -> "text/css; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "svg" -> "image/svg+xml";
      case "png" -> "image/png";
      case "webmanifest" -> "application/manifest+json";
      default -> throw new IllegalArgumentException("no type for " + name);
    };
  }

  private static Map<String, byte[]> read(List<String> names) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String name : names) {
      try (InputStream file =
          Objects.requireNonNull(Assets.class.getResourceAsStream("/web/" + name), name)) {
        files.put(name, file.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files;
  }

  private static Map<String, byte[]> joined(Map<String, byte[]> files) {
    Map<String, String> sources = new LinkedHashMap<>();
    files.forEach((name, bytes) -> sources.put(name, new String(bytes, StandardCharsets.UTF_8)));
    Modules modules = new Modules(sources);
    for (String entry : ENTRIES) {
      files.put(entry, modules.joined(entry).getBytes(StandardCharsets.UTF_8));
    }
    return files;
  }

  private static Map<String, byte[]> withUplot(Map<String, byte[]> files) {
    WebJar uplot = WebJar.of("org.webjars.npm", "uplot");
    new TreeMap<>(OF_UPLOT).forEach((name, path) -> files.put(name, uplot.file(path)));
    return files;
  }

  private static String digest() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      FILES.forEach(
          (name, bytes) -> {
            sha.update(name.getBytes(StandardCharsets.UTF_8));
            sha.update(bytes);
          });
      return HexFormat.of().formatHex(sha.digest()).substring(0, DIGEST_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
