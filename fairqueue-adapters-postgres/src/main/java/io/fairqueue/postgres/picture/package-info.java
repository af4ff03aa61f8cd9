/** Pictures. */
@NullMarked
package io.fairqueue.postgres.picture;

import org.jspecify.annotations.NullMarked;
