/** Which package may depend on which, for ArchUnit. */
@NullMarked
package io.fairqueue.tck.rules;

import org.jspecify.annotations.NullMarked;
