package io.fairqueue.http.paging;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairqueue.port.Slice;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a history, as the API sends all of them.
 *
 * @param nextCursor what to ask with for the rest; null at the end
 */
public record SliceBody<T>(
    List<T> data,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextCursor,
    boolean hasMore) {

  public static <S, T> SliceBody<T> of(Slice<S> slice, Function<S, T> each) {
    return new SliceBody<>(
        slice.data().stream().map(each).toList(),
        slice.next().map(CursorText::write).orElse(null),
        slice.next().isPresent());
  }
}
