package io.fairqueue.tck.rules;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which class may depend on which. Rules are lists of what is allowed; a rule about a package that
 * has no classes fails.
 *
 * @param root the package above all others
 */
public record ArchitectureRules(String root) {

  private static final String[] CORE = {
    "access", "account", "claim", "domain", "draw", "event", "line", "memory", "message", "payment",
    "notice", "picture", "port", "proof", "sample", "staff", "ticket", "work"
  };
  private static final String[] PLATFORM = {"java..", "javax..", "org.jspecify.."};

  /** The rules of the product. */
  public static ArchitectureRules ofFairQueue() {
    return new ArchitectureRules("io.fairqueue");
  }

  /** Every class of the product on the class path, without tests and what helps them. */
  public static JavaClasses production() {
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages("io.fairqueue")
        .that(not(resideInAPackage("io.fairqueue.tck..")));
  }

  /** What holds for the framework-free core. */
  public List<ArchRule> core() {
    return List.of(
        onlyDependsOn("domain").as("the domain knows nobody"),
        onlyDependsOn("port", "domain").as("ports speak of the domain only"),
        adapter("memory", packages("line.log", "line.leaf", "line.view", "line.pace"))
            .as("in-memory adapters know the line's log and view"),
        noClasses()
            .that()
            .resideInAnyPackage(packages(CORE))
            .should()
            .accessTargetWhere(Surprises.TIME_OR_CHANCE)
            .as("time, ids and chance come from outside"),
        noClasses()
            .that()
            .resideInAnyPackage(packages(CORE))
            .should()
            .accessTargetWhere(Surprises.CONSOLE)
            .as("the core prints nothing"),
        onlyDependsOn("line.log", "domain").as("the line's log knows the domain only"),
        onlyDependsOn("line.leaf", "line.log", "domain").as("leaves are made of the log"),
        onlyDependsOn("line.index", "line.log", "domain").as("indexes know the log"),
        onlyDependsOn("line.pace", "line.index", "domain")
            .as("the pace of a line knows its places"),
        onlyDependsOn("line.view", "line.log", "line.index", "line.pace", "domain")
            .as("a view of a line knows its log, and no store"));
  }

  /** What the chapters may know of each other: payments know claims, and that is all. */
  public List<ArchRule> chapters() {
    return List.of(
        chapter("access"),
        chapter("account", "access"),
        chapter("claim", "access"),
        chapter("draw", "access", "line.log"),
        chapter("event", "access"),
        chapter("line", "access"),
        chapter("message", "access", "work"),
        chapter("notice", "access"),
        chapter("payment", "access", "work", "claim"),
        chapter("picture", "access"),
        chapter("proof"),
        chapter("sample", "access"),
        chapter("staff", "access"),
        chapter("ticket", "access"),
        chapter("work"));
  }

  /**
   * What holds for an adapter: it knows ports, the domain, and its own libraries.
   *
   * @param name its package below the root
   * @param libraries package patterns, as {@code org.jdbi..}
   */
  public ArchRule adapter(String name, String... libraries) {
    List<String> allowed = new ArrayList<>(List.of(PLATFORM));
    allowed.addAll(List.of(packages(name, "port", "domain")));
    allowed.addAll(List.of(libraries));
    return classes()
        .that()
        .resideInAPackage(packages(name)[0])
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed.toArray(String[]::new))
        .as("the " + name + " adapter knows ports, the domain and its libraries only");
  }

  /** What holds for everything together; to be checked where all of it is on the class path. */
  public List<ArchRule> everywhere() {
    return List.of(
        onlyIn("http", "io.micronaut.."),
        onlyIn("cli", "com.google.inject.."),
        onlyIn("spring", "org.springframework.."),
        noClasses()
            .that()
            .resideInAPackage(root + "..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..")
            .as("nobody logs through java.util.logging"));
  }

  /**
   * Of two packages below this one, itself included, at most one depends on the other.
   *
   * @param name a package below the root
   */
  public ArchRule noCycles(String name) {
    String top = root + "." + name;
    return slices()
        .assignedFrom(
            new SliceAssignment() {
              @Override
              public SliceIdentifier getIdentifierOf(JavaClass each) {
                String its = each.getPackageName();
                return its.equals(top) || its.startsWith(top + ".")
                    ? SliceIdentifier.of(its)
                    : SliceIdentifier.ignore();
              }

              @Override
              public String getDescription() {
                return "the packages of " + name;
              }
            })
        .should()
        .beFreeOfCycles();
  }

  private ArchRule onlyIn(String name, String library) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackage(packages(name)[0])
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .as(library + " appears in " + name + " only");
  }

  /**
   * What holds for a chapter: it knows ports, the domain, and of the others only these.
   *
   * @param name its package below the root
   */
  public ArchRule chapter(String name, String... others) {
    return onlyDependsOn(
            name,
            Stream.concat(Stream.of("port", "domain"), Stream.of(others)).toArray(String[]::new))
        .as(name + " knows ports, the domain and " + List.of(others));
  }

  private ArchRule onlyDependsOn(String name, String... others) {
    return classes()
        .that()
        .resideInAPackage(packages(name)[0])
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            Stream.of(PLATFORM, packages(name), packages(others))
                .flatMap(Stream::of)
                .toArray(String[]::new));
  }

  private String[] packages(String... names) {
    return Stream.of(names).map(name -> root + "." + name + "..").toArray(String[]::new);
  }
}
