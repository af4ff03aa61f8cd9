package io.fairqueue.http.factor;

import io.fairqueue.domain.Sha256;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Codes that stand in for a lost app, each good once: 80 random bits, in letters and digits that
 * nobody mixes up. The server keeps their digests only.
 */
final class RecoveryCodes {

  private static final int COUNT = 10;
  private static final int LETTERS = 16;
  private static final int GROUP = 4;
  private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

  private RecoveryCodes() {}

  static List<String> random(RandomGenerator random) {
    return Stream.generate(() -> one(random)).limit(COUNT).toList();
  }

  static Set<String> digests(List<String> codes) {
    return codes.stream().map(RecoveryCodes::digest).collect(Collectors.toSet());
  }

  /** The same however it was typed: people leave out dashes, and write large. */
  static String digest(String code) {
    String letters = code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return HexFormat.of().formatHex(Sha256.of(letters));
  }

  private static String one(RandomGenerator random) {
    return IntStream.range(0, LETTERS)
        .mapToObj(i -> (i > 0 && i % GROUP == 0 ? "-" : "") + letter(random))
        .collect(Collectors.joining());
  }

  private static char letter(RandomGenerator random) {
    return ALPHABET.charAt(random.nextInt(ALPHABET.length()));
  }
}
