/** Holds and claims: what a batch of candidates gets, in one step. */
@NullMarked
package io.fairqueue.postgres.claim;

import org.jspecify.annotations.NullMarked;
