package io.fairqueue.domain.fairness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * JSON in the one form that RFC 8785 gives it, so that the same facts are the same bytes whoever
 * writes them. Values are maps from texts (an object), lists, texts, whole numbers, numbers of
 * ordinary size, and truths.
 */
public final class CanonicalJson {

  /** Whole numbers beyond this have no one form (RFC 8785, section 3.2.2.3). */
  private static final long MAX_WHOLE = (1L << 53) - 1;

  private static final double MAX_PLAIN = 1e7;
  private static final double MIN_PLAIN = 1e-3;
  private static final int MAX_DEPTH = 32;
  private static final String ESCAPED = "\b\t\n\f\r\"\\";
  private static final String ESCAPES = "btnfr\"\\";

  private final String text;
  private int at;
  private int depth;

  private CanonicalJson(String text) {
    this.text = text;
  }

  /** The bytes of a value. */
  public static byte[] bytes(Object value) {
    return text(value).getBytes(UTF_8);
  }

  /** The text of a value. */
  public static String text(Object value) {
    var text = new StringBuilder();
    write(text, value);
    return text.toString();
  }

  /**
   * Reads an object. Throws an {@link IllegalArgumentException} unless the bytes are just what
   * {@link #bytes} writes of it.
   */
  public static SortedMap<String, Object> object(byte[] bytes) {
    String text;
    try {
      text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("this is no UTF-8", e);
    }
    CanonicalJson json = new CanonicalJson(text);
    if (json.peek() != '{') {
      throw json.unexpected();
    }
    SortedMap<String, Object> object = json.members();
    if (json.at != text.length() || !Arrays.equals(bytes, bytes(object))) {
      throw new IllegalArgumentException("this is not the canonical form of JSON");
    }
    return object;
  }

  private static void write(StringBuilder text, Object value) {
    switch (value) {
      case Map<?, ?> object -> writeObject(text, object);
      case Collection<?> list -> {
        String separator = "[";
        for (Object each : list) {
          write(text.append(separator), each);
          separator = ",";
        }
        text.append(list.isEmpty() ? "[]" : "]");
      }
      case String string -> writeString(text, string);
      case Boolean truth -> text.append(truth.booleanValue());
      case Double number -> text.append(plain(number));
      case Number number -> text.append(whole(number.longValue()));
      default -> throw new IllegalArgumentException("no JSON: " + value.getClass());
    }
  }

  /** Names are in the order of their UTF-16 code units, as texts compare in Java. */
  private static void writeObject(StringBuilder text, Map<?, ?> object) {
    SortedMap<String, Object> sorted = new TreeMap<>();
    object.forEach((name, value) -> sorted.put((String) name, value));
    text.append('{');
    String separator = "";
    for (Map.Entry<String, Object> member : sorted.entrySet()) {
      writeString(text.append(separator), member.getKey());
      write(text.append(':'), member.getValue());
      separator = ",";
    }
    text.append('}');
  }

  private static void writeString(StringBuilder text, String string) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      int escape = ESCAPED.indexOf(c);
      if (escape >= 0) {
        text.append('\\').append(ESCAPES.charAt(escape));
      } else if (c < ' ') {
        text.append("\\u%04x".formatted((int) c));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }

  private static long whole(long number) {
    if (Math.abs(number) > MAX_WHOLE) {
      throw new IllegalArgumentException("too large for JSON: " + number);
    }
    return number;
  }

  /** As ECMAScript writes numbers, which has no fraction where there is none. */
  private static String plain(double number) {
    if (number == Math.rint(number) && Math.abs(number) <= MAX_WHOLE) {
      return String.valueOf((long) number);
    }
    if (!(Math.abs(number) >= MIN_PLAIN && Math.abs(number) < MAX_PLAIN)) {
      throw new IllegalArgumentException("no number of ordinary size: " + number);
    }
    return String.valueOf(number);
  }

  private Object value() {
    if (++depth > MAX_DEPTH) {
      throw unexpected();
    }
    char c = peek();
    Object value =
        switch (c) {
          case '{' -> members();
          case '[' -> elements();
          case '"' -> string();
          case 't' -> literal("true", true);
          case 'f' -> literal("false", false);
          default -> number();
        };
    depth--;
    return value;
  }

  private SortedMap<String, Object> members() {
    SortedMap<String, Object> members = new TreeMap<>();
    expect('{');
    while (peek() != '}') {
      if (!members.isEmpty()) {
        expect(',');
      }
      String name = string();
      expect(':');
      members.put(name, value());
    }
    expect('}');
    return members;
  }

  private List<Object> elements() {
    List<Object> elements = new ArrayList<>();
    expect('[');
    while (peek() != ']') {
      if (!elements.isEmpty()) {
        expect(',');
      }
      elements.add(value());
    }
    expect(']');
    return elements;
  }

  private String string() {
    expect('"');
    var string = new StringBuilder();
    while (peek() != '"') {
      char c = text.charAt(at++);
      if (c != '\\') {
        string.append(c);
        continue;
      }
      char escaped = peek();
      at++;
      if (escaped == 'u') {
        if (at + 4 > text.length()) {
          throw unexpected();
        }
        string.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
        at += 4;
      } else if (ESCAPES.indexOf(escaped) >= 0) {
        string.append(ESCAPED.charAt(ESCAPES.indexOf(escaped)));
      } else {
        throw unexpected();
      }
    }
    expect('"');
    return string.toString();
  }

  private Object number() {
    int from = at;
    while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String digits = text.substring(from, at);
    if (digits.isEmpty() || digits.length() > 24) {
      throw unexpected();
    }
    return digits.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'))
        ? (Object) Long.valueOf(digits)
        : (Object) Double.valueOf(digits);
  }

  private Object literal(String word, Object value) {
    if (!text.startsWith(word, at)) {
      throw unexpected();
    }
    at += word.length();
    return value;
  }

  private char peek() {
    if (at >= text.length()) {
      throw unexpected();
    }
    return text.charAt(at);
  }

  private void expect(char c) {
    if (peek() != c) {
      throw unexpected();
    }
    at++;
  }

  private IllegalArgumentException unexpected() {
    return new IllegalArgumentException("this is no JSON from character %d on".formatted(at + 1));
  }
}
