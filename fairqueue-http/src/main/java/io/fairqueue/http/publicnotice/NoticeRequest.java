package io.fairqueue.http.publicnotice;

import io.fairqueue.domain.notice.NoticeLevel;
import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What fans are to be told.
 *
 * @param level INFO where nothing is said
 * @param text plain text by language
 * @param until when it is shown no more; left out for when it is taken back
 */
@Introspected
record NoticeRequest(
    @Nullable NoticeLevel level,
    @NotNull Map<String, @NotNull String> text,
    @Nullable Instant until) {}
