/** Claims: what fans hold and bought. */
@NullMarked
package io.fairqueue.cli.claim;

import org.jspecify.annotations.NullMarked;
