/** What stores of staff must do. */
@NullMarked
package io.fairqueue.tck.contract.staff;

import org.jspecify.annotations.NullMarked;
