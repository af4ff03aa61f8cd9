package io.fairqueue.http.console.edit;

import io.fairqueue.http.console.act.ActLink;
import io.fairqueue.http.console.frame.ConsoleFrame;
import io.fairqueue.http.console.frame.EventMenu;
import io.fairqueue.http.page.frame.Frame;
import io.fairqueue.http.request.Paths;
import io.fairqueue.messages.mail.letter.Language;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An event to be written or edited.
 *
 * @param action where the form goes
 * @param version which edition the reader has seen; 0 for a new event
 * @param base what the form began with, to be sent along
 * @param problem what is wrong with no single field; null for nothing
 * @param merge what somebody else wrote meanwhile; null for nothing
 * @param draft whether it is not yet on sale, or not even written
 * @param owns whether the reader says how it looks
 * @param acts what may be done with it besides
 */
public record EventEditPage(
    ConsoleFrame console,
    String action,
    EventForm form,
    long version,
    String base,
    Map<String, Fault> faults,
    @Nullable String problem,
    @Nullable Merge merge,
    boolean draft,
    boolean owns,
    List<ActLink> acts) {

  private static final List<String> ZONES =
      ZoneId.getAvailableZoneIds().stream()
          .filter(zone -> zone.contains("/") && !zone.startsWith("Etc/"))
          .filter(zone -> !zone.startsWith("SystemV/"))
          .sorted()
          .toList();

  private static final Pattern TEXTS = Pattern.compile("texts\\.(\\w+)\\.(\\w+)");

  private static final List<String> USUAL_CURRENCIES =
      List.of("EUR", "USD", "GBP", "CHF", "NGN", "GHS", "KES", "ZAR", "EGP", "MAD", "TND");

  public EventEditPage {
    faults = Map.copyOf(faults);
  }

  Frame frame() {
    return console.frame();
  }

  /** Where its logo is seen and changed; null for what is not written yet. */
  public @Nullable String logo() {
    EventMenu event = console.event();
    return event == null ? null : Paths.of(Paths.CONSOLE_LOGO, event.id());
  }

  /** What is written in a field. */
  public String value(String field) {
    return form.text(field);
  }

  /** What a field is called. */
  public String label(String field) {
    Matcher text = TEXTS.matcher(field);
    return text.matches()
        ? frame().text("console.edit." + text.group(2)) + " (" + language(text.group(1)) + ")"
        : frame().text("console.edit." + field);
  }

  /** Whether somebody else wrote meanwhile. */
  public boolean isMerged() {
    return merge != null;
  }

  /** What a field is for; null where its name says it. */
  public @Nullable String hint(String field) {
    String key = "console.hint." + field;
    return frame().visit().words().has(key) ? frame().text(key) : null;
  }

  /** What is wrong with a field; null for nothing. */
  public @Nullable String error(String field) {
    Fault fault = faults.get(field);
    return fault == null ? null : FaultWords.of(fault, frame());
  }

  /** By what a field is described to those who don't see it; null for nothing. */
  public @Nullable String describedBy(String field) {
    String hint = hint(field) == null ? "" : id(field) + "-hint";
    String error = error(field) == null ? "" : id(field) + "-error";
    String both = (hint + " " + error).strip();
    return both.isEmpty() ? null : both;
  }

  /** The field's name as documents name their parts. */
  public static String id(String field) {
    return field.replaceAll("[^a-z0-9_]", "-");
  }

  /** The moments of which one must be chosen, by their offset from UTC; none where one is meant. */
  public List<String> offsets(String field) {
    String chosen = form.text(field + WallTime.OFFSET);
    if (faults.get(field) instanceof Fault.Twice twice) {
      return twice.offsets().stream().map(ZoneOffset::getId).toList();
    }
    return chosen.isEmpty() ? List.of() : List.of(chosen);
  }

  public List<TierRow> tiers() {
    return IntStream.range(0, form.tiers())
        .mapToObj(
            i ->
                new TierRow(
                    i,
                    form.ofTier(EventForm.TIER_ID, i),
                    form.ofTier(EventForm.TIER_NAME, i),
                    form.ofTier(EventForm.TIER_SEATING, i),
                    form.ofTier(EventForm.TIER_CAPACITY, i),
                    form.ofTier(EventForm.TIER_PRICE, i),
                    Arrays.asList(
                            error("tiers[" + i + "].name"),
                            error("tiers[" + i + "].capacity"),
                            error("tiers[" + i + "].price_minor"),
                            error("tiers[" + i + "].seating"))
                        .stream()
                        .filter(each -> each != null)
                        .findFirst()
                        .orElse(null)))
        .toList();
  }

  /** What is wrong with the tiers, and not with one of them; null for nothing. */
  public @Nullable String tiersError() {
    return faults.entrySet().stream()
        .filter(fault -> fault.getKey().matches("tiers(\\.\\w+)?|total_inventory"))
        .map(fault -> FaultWords.of(fault.getValue(), frame()))
        .findFirst()
        .orElse(null);
  }

  public String preview() {
    return SalePreview.of(form, frame());
  }

  public List<String> zones() {
    return ZONES;
  }

  public List<String> currencies() {
    return USUAL_CURRENCIES;
  }

  /** Whether something is wrong with one of these fields, by what their names begin with. */
  public boolean isWrong(String... families) {
    return faults.keySet().stream()
        .anyMatch(field -> Arrays.stream(families).anyMatch(field::startsWith));
  }

  /** Languages in which the event's pages may be read first; one of its own stays possible. */
  public List<String> locales() {
    String present = value("default_locale");
    List<String> usual = languages();
    return present.isEmpty() || usual.contains(present)
        ? usual
        : Stream.concat(usual.stream(), Stream.of(present)).toList();
  }

  /** Languages in which the event may be told of. */
  public List<String> languages() {
    return Arrays.stream(Language.values()).map(Language::tag).toList();
  }

  /** A language, in itself. */
  public String language(String tag) {
    return frame().translations().stream()
        .filter(each -> each.tag().equals(tag))
        .map(Frame.Translation::name)
        .findFirst()
        .orElse(tag);
  }

  /** What the other one wrote where both did. */
  public Map<String, String> theirs() {
    return merge == null ? Map.of() : merge.both();
  }

  /** What only the other one changed, by its labels. */
  public String taken() {
    return merge == null ? "" : String.join(", ", merge.taken().stream().map(this::label).toList());
  }

  /** How many fields are wrong. */
  public int wrong() {
    return faults.size();
  }

  /** How many digits follow the dot in prices. */
  public String priceStep() {
    try {
      int digits = Currency.getInstance(form.text("currency")).getDefaultFractionDigits();
      return digits <= 0 ? "1" : "0." + "0".repeat(digits - 1) + "1";
    } catch (IllegalArgumentException unknown) {
      return "any";
    }
  }

  /**
   * A tier as it is written.
   *
   * @param id empty for a new one
   * @param error what is wrong with it; null for nothing
   */
  public record TierRow(
      int index,
      String id,
      String name,
      String seating,
      String capacity,
      String price,
      @Nullable String error) {}
}
