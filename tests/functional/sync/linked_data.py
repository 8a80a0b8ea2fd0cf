"""Reads a kit's JSON-LD by rdflib and holds it against shapes; a program of its own, for the Python that has rdflib.

    linked_data.py KIT VECTORS      prints JSON: {"violations": […], "dataset": "https://…", "csvw": {…}, …}

Opens no connection: a context that would have to be fetched is an error. The part of SHACL core that dcat-ap.ttl uses is
checked here: Debian 12 has no validator for it.
"""
import json
import pathlib
import re
import socket
import sys

import rdflib
from rdflib import RDF, BNode, Literal, Namespace, URIRef

SH = Namespace("http://www.w3.org/ns/shacl#")
CSVW = Namespace("http://www.w3.org/ns/csvw#")


def no_network(*_):
    raise OSError("a test of the kit fetches nothing")


socket.socket.connect = no_network
socket.getaddrinfo = no_network


def broken(graph, shapes, rules, node):
    """What a value breaks of the rules that look at one value."""
    kinds = {SH.IRI: URIRef, SH.Literal: Literal, SH.BlankNode: BNode}
    for rule, wanted in shapes.predicate_objects(rules):
        if rule == SH.nodeKind and not isinstance(node, kinds[wanted]):
            yield f"is no {wanted}"
        elif rule == SH["class"] and (node, RDF.type, wanted) not in graph:
            yield f"is no {wanted}"
        elif rule == SH.datatype and getattr(node, "datatype", None) != wanted:
            if not (wanted == RDF.langString and getattr(node, "language", None)):
                yield f"is not of {wanted}"
        elif rule == SH.datatype and getattr(node, "ill_typed", False):
            yield "is ill-typed"
        elif rule == SH.pattern and not re.search(str(wanted), str(node)):
            yield f"does not match {wanted}"


def violations(graph, shapes):
    known = {SH.path, SH.minCount, SH.maxCount, SH.nodeKind, SH["class"], SH.datatype, SH.pattern, SH.uniqueLang}
    for shape, target in shapes.subject_objects(SH.targetClass):
        nodes = list(graph.subjects(RDF.type, target))
        if not nodes:
            yield f"there is no {target}"
        for node in nodes:
            yield from (f"{node} {what}" for what in broken(graph, shapes, shape, node))
            for rules in shapes.objects(shape, SH.property):
                unknown = set(shapes.predicates(rules)) - known
                assert not unknown, f"this program does not know {unknown}"
                path = shapes.value(rules, SH.path)
                values = list(graph.objects(node, path))
                least, most = shapes.value(rules, SH.minCount), shapes.value(rules, SH.maxCount)
                if least is not None and len(values) < int(least):
                    yield f"{node} has {len(values)} {path}"
                if most is not None and len(values) > int(most):
                    yield f"{node} has {len(values)} {path}"
                languages = [value.language for value in values if isinstance(value, Literal)]
                if shapes.value(rules, SH.uniqueLang) and len(languages) != len(set(languages)):
                    yield f"{node} says {path} twice in one language"
                for value in values:
                    yield from (f"{node} {path} {value} {what}" for what in broken(graph, shapes, rules, value))


def csvw(kit, vectors):
    described = json.loads((kit / "data.csv-metadata.json").read_text(encoding="utf-8"))
    assert described["@context"][0] == "http://www.w3.org/ns/csvw", described["@context"]
    described["@context"][0] = json.loads((vectors / "csvw-context.json").read_text())["@context"]
    graph = rdflib.Graph().parse(data=json.dumps(described), format="json-ld")
    return {
        "groups": len(list(graph.subjects(RDF.type, CSVW.TableGroup))),
        "tables": sorted(str(url).rpartition("/")[2] for url in graph.objects(None, CSVW.url)),
        "licences": sorted(map(str, graph.objects(None, URIRef("http://purl.org/dc/terms/license")))),
    }


def main():
    kit, vectors = map(pathlib.Path, sys.argv[1:3])
    graph = rdflib.Graph().parse(str(kit / "dcat.jsonld"), format="json-ld")
    shapes = rdflib.Graph().parse(str(vectors / "dcat-ap.ttl"), format="turtle")
    dataset = graph.value(predicate=RDF.type, object=URIRef("http://www.w3.org/ns/dcat#Dataset"))
    about = {
        "violations": sorted(violations(graph, shapes)),
        "dataset": str(dataset),
        "titles": {t.language: str(t) for t in graph.objects(dataset, URIRef("http://purl.org/dc/terms/title"))},
        "csvw": csvw(kit, vectors),
    }
    print(json.dumps(about))


if __name__ == "__main__":
    main()
