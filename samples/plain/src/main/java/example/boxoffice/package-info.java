/** A box office that sells through FairQueue, with nothing but JDBC. */
@NullMarked
package example.boxoffice;

import org.jspecify.annotations.NullMarked;
