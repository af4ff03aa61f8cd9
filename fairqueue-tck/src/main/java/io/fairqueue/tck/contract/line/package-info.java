/** The waiting line and the admissions from it. */
@NullMarked
package io.fairqueue.tck.contract.line;

import org.jspecify.annotations.NullMarked;
