package io.fairqueue.http.page.frame;

import io.fairqueue.http.request.Paths;
import io.fairqueue.messages.mail.letter.Language;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every page has around what is its own.
 *
 * @param title of the document, before the product's name
 * @param script the module that makes the page live; null for none
 * @param refreshSeconds how often browsers without scripts are to look again; 0 for never
 */
public record Frame(Visit visit, String title, @Nullable String script, int refreshSeconds) {

  /** A page that stays as it is. */
  public static Frame of(Visit visit, String title) {
    return new Frame(visit, title, null, 0);
  }

  /** The same with a module, which lies among the assets. */
  public Frame with(String module) {
    return new Frame(visit, title, module, refreshSeconds);
  }

  /** The same, looked at again by browsers without scripts. */
  public Frame refreshed(int seconds) {
    return new Frame(visit, title, script, seconds);
  }

  public String tag() {
    return visit.language().tag();
  }

  public String direction() {
    return visit.language().isRightToLeft() ? "rtl" : "ltr";
  }

  public String text(String key) {
    return visit.words().text(key);
  }

  public String text(String key, String name, String value) {
    return visit.words().text(key, name, value);
  }

  public String text(String key, Map<String, String> values) {
    return visit.words().text(key, values);
  }

  public String at(String path) {
    return visit.at(path);
  }

  /** A text with its places, for scripts to fill in. */
  public String raw(String key) {
    return visit.words().raw(key);
  }

  public String number(long number) {
    return visit.local().number(number);
  }

  public String asset(String file) {
    return Assets.address(file);
  }

  /** What the reader is told on top of the page; null for nothing. */
  public @Nullable String notice() {
    String key = "notice." + visit.noticed();
    return visit.words().has(key) ? visit.words().text(key) : null;
  }

  /** This page in every language, by way of keeping what the reader chooses. */
  public List<Translation> translations() {
    return Arrays.stream(Language.values())
        .map(
            each ->
                new Translation(
                    each.tag(),
                    Words.of(each).text("language"),
                    choice(each),
                    each == visit.language()))
        .toList();
  }

  private String choice(Language language) {
    String page = visit.query() == null ? visit.path() : visit.path() + "?" + visit.query();
    return Paths.of(Paths.LANGUAGE_CHOICE, language.tag())
        + "?page="
        + URLEncoder.encode(page, StandardCharsets.UTF_8);
  }

  /**
   * A page in one language.
   *
   * @param name of the language, in itself
   * @param current whether it is the one that is read
   */
  public record Translation(String tag, String name, String address, boolean current) {}
}
