/** A theatre that sells through FairQueue. */
@NullMarked
package example.theatre;

import org.jspecify.annotations.NullMarked;
