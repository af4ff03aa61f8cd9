/** Units: places as bits of blocks, seats as rows, and what a sale has of them. */
@NullMarked
package io.fairqueue.postgres.stock;

import org.jspecify.annotations.NullMarked;
