package io.fairqueue.messages.mail.letter;

import io.fairqueue.domain.Money;
import io.fairqueue.domain.staff.Role;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes one letter in its reader's language. Texts are named below the template's name; what they
 * have places for is given first. Not thread-safe.
 */
public final class LetterWriter {

  /** Whose mail it is where no organizer has a part in it. */
  public static final String HOUSE = "FairQueue";

  private static final Pattern BREAK = Pattern.compile("\\R\\s*\\R");

  private final String template;
  private final Reader reader;
  private final Bundle words;
  private final Formats formats;
  private final Map<String, String> values = new HashMap<>();
  private final List<String> paragraphs = new ArrayList<>();
  private final List<Letter.Fact> facts = new ArrayList<>();
  private final List<Letter.Pass> passes = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> footer = new ArrayList<>();
  private String banner = HOUSE;
  private Letter.@Nullable Link button;
  private Letter.@Nullable Seal seal;

  public LetterWriter(String template, Reader reader) {
    this.template = template;
    this.reader = reader;
    this.words = Words.of(Language.of(reader.locale()));
    this.formats = new Formats(reader.locale());
  }

  /** What stands in the places of this name from now on. */
  public LetterWriter with(String name, String value) {
    values.put(name, SingleLine.of(value));
    return this;
  }

  public LetterWriter with(String name, Money amount) {
    return with(name, formats.money(amount));
  }

  /** A time of day. */
  public LetterWriter with(String name, Instant at, ZoneId zone) {
    return with(name, formats.time(at, zone));
  }

  /** Whose mail it is; the place {@code organizer}. */
  public LetterWriter from(String organizer) {
    banner = SingleLine.of(organizer);
    return with("organizer", organizer);
  }

  /** Adds a paragraph. */
  public LetterWriter say(String key) {
    paragraphs.add(own(key));
    return this;
  }

  /** Adds a fact, where there is one. */
  public LetterWriter fact(String name, @Nullable String value) {
    return value == null ? this : fact(name, value, null);
  }

  public LetterWriter fact(String name, Money amount) {
    return fact(name, formats.money(amount));
  }

  public LetterWriter fact(String name, @Nullable Instant at, ZoneId zone) {
    return fact(name, at == null ? null : formats.moment(at, zone));
  }

  /** Adds what somebody is to be on an event. */
  public LetterWriter role(Role role) {
    return fact("role", words.raw("role." + role.name().toLowerCase(Locale.ROOT)));
  }

  /** Adds which tickets it is about; nothing where it is about none. */
  public LetterWriter tickets(List<String> labels) {
    return labels.isEmpty() ? this : fact("tickets", String.join(", ", labels));
  }

  /** Adds what something became, and what it was; null is not said. */
  public LetterWriter change(String name, @Nullable String former, @Nullable String now) {
    String open = words.raw("fact.open");
    return fact(name, now == null ? open : now, former == null ? open : former);
  }

  /** Adds what somebody else wrote, paragraph by paragraph. */
  public LetterWriter quote(String text) {
    BREAK.splitAsStream(text.strip()).map(SingleLine::of).forEach(paragraphs::add);
    return this;
  }

  /** The same of a moment. */
  public LetterWriter change(
      String name, @Nullable Instant former, ZoneId before, @Nullable Instant now, ZoneId zone) {
    return change(
        name,
        former == null ? null : formats.moment(former, before),
        now == null ? null : formats.moment(now, zone));
  }

  /** Adds tickets, whose pictures have these content ids. */
  public LetterWriter passes(List<String> labels, List<String> pictures) {
    for (int i = 0; i < labels.size(); i++) {
      var count = Map.of("number", String.valueOf(i + 1), "count", String.valueOf(labels.size()));
      passes.add(
          new Letter.Pass(
              words.shown("pass.caption", count), SingleLine.of(labels.get(i)), pictures.get(i)));
    }
    return this;
  }

  /** Adds the one thing to do, where there is a place to do it. */
  public LetterWriter button(String key, @Nullable URI target) {
    if (target != null) {
      button = new Letter.Link(own(key), target);
    }
    return this;
  }

  /** Adds something less important. */
  public LetterWriter note(String key) {
    notes.add(own(key));
    return this;
  }

  /**
   * Adds how the line's log stood, signed, where it has one; lines of a log have no more in them.
   */
  public LetterWriter seal(@Nullable String note, @Nullable URI target) {
    if (note != null) {
      seal = new Letter.Seal(words.raw("seal"), note, target);
    }
    return this;
  }

  /** Adds why one gets this. */
  public LetterWriter because(String key) {
    footer.add(words.shown("because." + key, values));
    return this;
  }

  public Letter letter() {
    @Nullable String name = reader.name();
    @Nullable URI stop = reader.unsubscribe();
    return new Letter(
        reader.locale(),
        words.plain(template + ".subject", values),
        paragraphs.isEmpty() ? "" : paragraphs.getFirst(),
        banner,
        own("heading"),
        name == null ? null : words.shown("greeting", Map.of("name", SingleLine.of(name))),
        paragraphs,
        facts,
        passes,
        button,
        notes,
        seal,
        footer,
        stop == null ? null : new Letter.Link(words.raw("unsubscribe"), stop));
  }

  private LetterWriter fact(String name, String value, @Nullable String former) {
    facts.add(
        new Letter.Fact(
            words.raw("fact." + name),
            SingleLine.of(value),
            former == null ? null : SingleLine.of(former)));
    return this;
  }

  private String own(String key) {
    return words.shown(template + "." + key, values);
  }
}
