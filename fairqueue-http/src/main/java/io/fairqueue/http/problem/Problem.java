package io.fairqueue.http.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.micronaut.http.MediaType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refusal or failure as clients see it (RFC 9457).
 *
 * @param code the stable name that programs go by
 * @param detail a sentence for people; never the text of an exception
 * @param instance the path that was asked for
 * @param errors what is wrong with the input, field by field; empty for other problems
 * @param members what this problem tells besides: {@code entry}, {@code incident}
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "code", "errors"})
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    @Nullable String instance,
    String code,
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
        List<FieldError> errors,
    @JsonAnyGetter @Schema(hidden = true) Map<String, Object> members) {

  /** The media type of every problem. */
  public static final MediaType MEDIA_TYPE = MediaType.of("application/problem+json");

  public Problem {
    errors = List.copyOf(errors);
    members = Map.copyOf(members);
  }

  /**
   * A refusal, and nothing besides.
   *
   * @param words what its sentence leaves open
   */
  public static Problem of(Refusal refusal, Object... words) {
    return new Problem(
        refusal.type(),
        refusal.title(),
        refusal.status().getCode(),
        words.length == 0 ? refusal.sentence() : refusal.sentence().formatted(words),
        null,
        refusal.code(),
        List.of(),
        Map.of());
  }

  /** Input that breaks a rule. */
  public static Problem invalidInput(List<FieldError> errors) {
    return of(Refusal.INVALID_INPUT).withErrors(errors);
  }

  public Problem withErrors(List<FieldError> wrong) {
    return new Problem(type, title, status, detail, instance, code, wrong, members);
  }

  /** Tells one thing more. */
  public Problem with(String name, Object value) {
    var more = new LinkedHashMap<>(members);
    more.put(name, value);
    return new Problem(type, title, status, detail, instance, code, errors, more);
  }

  Problem at(String path) {
    return new Problem(type, title, status, detail, Excerpt.cut(path), code, errors, members);
  }
}
