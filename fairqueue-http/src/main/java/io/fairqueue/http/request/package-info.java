/** What holds for every request: its id, its sender, its paths, the headers of its answer. */
@NullMarked
package io.fairqueue.http.request;

import org.jspecify.annotations.NullMarked;
