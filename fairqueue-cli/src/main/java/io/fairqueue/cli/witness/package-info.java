/**
 * What fans saw of a sale, and whether the promises held for them: from outside, without a store.
 */
@NullMarked
package io.fairqueue.cli.witness;

import org.jspecify.annotations.NullMarked;
