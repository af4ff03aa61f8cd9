package io.fairqueue.http.console.hook;

import io.fairqueue.domain.message.EndpointChange;
import io.fairqueue.domain.message.EndpointSettings;
import io.fairqueue.domain.message.EndpointSigning;
import io.fairqueue.domain.message.MessageType;
import io.fairqueue.http.hook.SignatureVersions;
import io.fairqueue.http.hook.TypeWords;
import io.fairqueue.http.page.frame.Form;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is filled in about a webhook.
 *
 * @param types as the API names them; {@code *} for everything
 * @param signature the version of its messages' signatures; empty for the usual one
 * @param everywhere whether it is to hear of all of the reader's events
 */
public record HookFields(
    String url,
    String description,
    List<String> types,
    boolean personalData,
    String signature,
    boolean everywhere) {

  static final HookFields EMPTY =
      new HookFields(
          "",
          "",
          List.of(TypeWords.EVERYTHING),
          false,
          EndpointSigning.SHARED_SECRET.version(),
          false);

  public HookFields {
    types = List.copyOf(types);
  }

  static HookFields of(EndpointSettings settings) {
    return new HookFields(
        settings.url(),
        settings.description() == null ? "" : settings.description(),
        TypeWords.write(settings.types()),
        settings.personalData(),
        "",
        false);
  }

  static HookFields read(Form form) {
    return new HookFields(
        form.text("url"),
        form.text("description"),
        form.all("types"),
        form.text("personal").equals("yes"),
        form.text("signature"),
        form.text("scope").equals("all"));
  }

  /** Throws {@link io.fairqueue.domain.InvalidInputException}. */
  EndpointSettings settings() {
    return new EndpointSettings(url, note(), TypeWords.read(types), personalData);
  }

  /** Throws {@link io.fairqueue.domain.InvalidInputException}. */
  EndpointSigning signing() {
    return SignatureVersions.read(signature.isEmpty() ? null : signature);
  }

  /** Throws {@link io.fairqueue.domain.InvalidInputException}. */
  EndpointChange change() {
    return new EndpointChange(
        url, Optional.ofNullable(note()), TypeWords.read(types), personalData, null);
  }

  private @Nullable String note() {
    return description.isEmpty() ? null : description;
  }

  /** Whether it hears of whatever there is. */
  public boolean isEverything() {
    return types.contains(TypeWords.EVERYTHING);
  }

  /** What a webhook may hear of. */
  public List<String> choices() {
    return TypeWords.write(MessageType.forEndpoints());
  }

  /** How messages may be signed, by the ends of the names of their texts. */
  public List<String> signatures() {
    return Arrays.stream(EndpointSigning.values()).map(EndpointSigning::version).toList();
  }
}
