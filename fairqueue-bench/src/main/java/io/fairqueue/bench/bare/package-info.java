/** The least that a Micronaut server can do: what ours is compared with. */
@NullMarked
package io.fairqueue.bench.bare;

import org.jspecify.annotations.NullMarked;
