package io.fairqueue.http.fuzz;

import java.util.List;
import java.util.Random;

/** Texts that programs stumble over. */
final class OddTexts {

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\0",
          "a\0b",
          "\ud800",
          "x\udfffy",
          "\ufeffmark",
          "\u202egnp.exe",
          "\ud83c\udf9f\ufe0f",
          "e\u0301",
          "null",
          "true",
          "-1",
          "0",
          "1.5",
          "1e999",
          "99999999999999999999",
          "NaN",
          "'; drop table events; --",
          "%",
          "_",
          "\\",
          "%00",
          "../../etc/passwd",
          "<script>alert(1)</script>",
          "${jndi:ldap://localhost/x}",
          "\r\nX-Odd: 1",
          "00000000-0000-0000-0000-000000000000",
          "0-0-0-0-0",
          "0000-00-00T00:00:00Z",
          "+999999999-12-31T23:59:59Z",
          "-999999999-01-01T00:00:00Z",
          "2026-02-30T00:00:00Z",
          "2026-01-01T00:00:00+18:00",
          "9999-12-31T23:59:60Z",
          "XXX",
          "ngn",
          "a@b",
          "a@" + "b.".repeat(120) + "example",
          "@",
          "\u00e4@\u00f6.example",
          "\u0661\u0662\u0663\u0664\u0665\u0666",
          "W/\"x\"",
          "javascript:alert(1)");

  private OddTexts() {}

  static String any(Random random) {
    return switch (random.nextInt(20)) {
      case 0 -> "x".repeat(256 + random.nextInt(20_000));
      case 1 -> "\u00e9\ud83d\ude00".repeat(1 + random.nextInt(600));
      default -> TEXTS.get(random.nextInt(TEXTS.size()));
    };
  }
}
