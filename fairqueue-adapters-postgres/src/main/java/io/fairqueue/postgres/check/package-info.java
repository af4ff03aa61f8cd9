/** Whether the promises hold: statements that find what must not be. */
@NullMarked
package io.fairqueue.postgres.check;

import org.jspecify.annotations.NullMarked;
