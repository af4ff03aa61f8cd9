/** What a view finds fans by: ids, states, places and times, a few bytes a fan. */
@NullMarked
package io.fairqueue.line.index;

import org.jspecify.annotations.NullMarked;
