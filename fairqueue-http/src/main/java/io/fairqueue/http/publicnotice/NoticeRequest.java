package io.fairqueue.http.publicnotice;

import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.notice.NoticeAudience;
import io.fairqueue.domain.notice.NoticeLevel;
import io.fairqueue.domain.notice.NoticeSending;
import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What fans are to be told.
 *
 * @param level INFO where nothing is said
 * @param text plain text by language
 * @param until when it is shown no more; left out for when it is taken back
 * @param mail whether it is sent by mail too
 * @param push whether it is pushed to devices too
 * @param audience whom it is sent to; ALL where nothing is said
 */
@Introspected
record NoticeRequest(
    @Nullable NoticeLevel level,
    @NotNull Map<String, @NotNull String> text,
    @Nullable Instant until,
    @Nullable Boolean mail,
    @Nullable Boolean push,
    @Nullable NoticeAudience audience) {

  /** To whom it is sent besides; null for nobody. */
  @Nullable NoticeSending sending() {
    boolean byMail = Boolean.TRUE.equals(mail);
    boolean byPush = Boolean.TRUE.equals(push);
    if (!byMail && !byPush) {
      if (audience != null) {
        throw new InvalidInputException("audience", "goes with mail or push");
      }
      return null;
    }
    return new NoticeSending(
        Objects.requireNonNullElse(audience, NoticeAudience.ALL), byMail, byPush);
  }
}
