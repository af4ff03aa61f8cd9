/** Lists as files. */
@NullMarked
package io.fairqueue.http.export;

import org.jspecify.annotations.NullMarked;
