/** Values of a public beacon, and whether they are real. */
@NullMarked
package io.fairqueue.crypto.beacon;

import org.jspecify.annotations.NullMarked;
