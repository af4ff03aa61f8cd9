/** Pictures that come in. */
@NullMarked
package io.fairqueue.http.picture;

import org.jspecify.annotations.NullMarked;
