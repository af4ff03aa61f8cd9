package io.fairqueue.http.console.notice;

import io.fairqueue.domain.notice.NoticeAudience;
import io.fairqueue.domain.notice.PublicNotice;
import io.fairqueue.http.console.frame.ConsoleFrame;
import io.fairqueue.http.page.frame.Frame;
import io.fairqueue.http.page.frame.Keys;
import io.fairqueue.messages.mail.letter.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was said to the fans of an event, and what is to be said.
 *
 * @param address of the page
 * @param texts what was filled in, by language
 * @param level likewise
 * @param audience likewise; empty for nobody
 * @param reach how many it would be sent to, to be confirmed; null where that is not asked
 * @param error what is wrong; null for nothing
 * @param runs whether the reader may say something
 */
public record NoticesPage(
    ConsoleFrame console,
    String address,
    List<Row> rows,
    Map<String, String> texts,
    String level,
    String audience,
    boolean mail,
    boolean push,
    @Nullable String reach,
    @Nullable String error,
    boolean runs) {

  public NoticesPage {
    rows = List.copyOf(rows);
    texts = Map.copyOf(texts);
  }

  /** In what it may be said. */
  public List<String> languages() {
    return Arrays.stream(Language.values()).map(Language::tag).toList();
  }

  /** A language, in itself. */
  public String language(String tag) {
    return console.frame().translations().stream()
        .filter(each -> each.tag().equals(tag))
        .map(Frame.Translation::name)
        .findFirst()
        .orElse(tag);
  }

  public String text(String tag) {
    return texts.getOrDefault(tag, "");
  }

  /** To whom it may be sent, by the end of the names of their texts. */
  public List<String> audiences() {
    return Arrays.stream(NoticeAudience.values()).map(Keys::of).toList();
  }

  /**
   * What was said.
   *
   * @param shown whether fans see it
   */
  public record Row(String id, String text, String level, String posted, boolean shown) {

    static Row of(PublicNotice notice, ZoneId zone, Frame frame, Instant now) {
      String language = frame.tag();
      String text = notice.text().get(language);
      return new Row(
          notice.id().value().toString(),
          text == null ? String.valueOf(notice.text().get(notice.otherwise(null))) : text,
          Keys.of(notice.level()),
          frame.visit().local().brief(notice.postedAt(), zone),
          notice.isShown(now));
    }
  }
}
