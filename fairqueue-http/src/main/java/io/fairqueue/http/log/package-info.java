/** Makes what people wrote fit for terminals and for the log. */
@NullMarked
package io.fairqueue.http.log;

import org.jspecify.annotations.NullMarked;
