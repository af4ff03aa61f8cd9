package io.fairqueue.http.export;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of a list.
 *
 * @param name as the API calls it
 * @param value a text, a number, an object or nothing
 */
record Column<T>(String name, Function<T, @Nullable Object> value) {}
