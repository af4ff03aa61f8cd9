/** Suites over stores of pictures. */
@NullMarked
package io.fairqueue.tck.contract.picture;

import org.jspecify.annotations.NullMarked;
