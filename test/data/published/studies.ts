/** A IIIF manifest, version 2: two coins by side, dies as metadata of their canvases. */
export const manifest2 = {
  "@context": "http://iiif.io/api/presentation/2/context.json",
  "@id": "https://example.org/iiif/study/manifest",
  "@type": "sc:Manifest",
  label: "Denarii of the hoard",
  sequences: [
    {
      "@type": "sc:Sequence",
      canvases: [
        canvas2("12 obverse", "a1", [{ label: "Obverse die", value: "O1" }]),
        canvas2("12 reverse", "a2", [{ label: "Reverse die", value: ["R1"] }]),
        canvas2("13 obverse", "b1", [{ label: "Aversstempel", value: "<b>O1</b>" }]),
        canvas2("13 reverse", "b2", [{ label: { "@value": "Die" }, value: "R2" }]),
      ],
    },
  ],
};

function canvas2(label: string, id: string, metadata: object[]) {
  const service = { "@id": `https://images.example.org/iiif/2/set%2F${id}.tif` };
  return {
    "@id": `https://example.org/canvas/${id}`,
    "@type": "sc:Canvas",
    label,
    metadata,
    images: [
      {
        "@type": "oa:Annotation",
        resource: { "@id": `${service["@id"]}/full/full/0/default.jpg`, service },
      },
    ],
  };
}

/** A IIIF manifest, version 3: coins with both sides in one image, dies as ranges and metadata. */
export const manifest3 = {
  "@context": "http://iiif.io/api/presentation/3/context.json",
  id: "https://example.org/iiif/3/manifest",
  type: "Manifest",
  label: { en: ["A study"] },
  items: [
    canvas3("c1", { en: ["Coin 1"] }, [["Reverse die", "R1"]]),
    canvas3("c2", { none: ["Coin 2"] }, [["Reverse die", "R1"]]),
    canvas3("c3", { en: ["Coin 3"] }, [["Weight", "3.9 g"]]),
  ],
  structures: [
    {
      id: "https://example.org/range/1",
      type: "Range",
      label: { en: ["Obverse die O7"] },
      items: ["c1", "c2"].map((id) => ({ id: `https://example.org/3/${id}`, type: "Canvas" })),
    },
  ],
};

function canvas3(id: string, label: object, metadata: [string, string][]) {
  return {
    id: `https://example.org/3/${id}`,
    type: "Canvas",
    label,
    metadata: metadata.map(([name, value]) => ({
      label: { en: [name] },
      value: { none: [value] },
    })),
    items: [
      {
        type: "AnnotationPage",
        items: [
          {
            type: "Annotation",
            body: { id: `https://images.example.org/${id}.jpg`, type: "Image" },
          },
        ],
      },
    ],
  };
}

const RRDP = "http://numismatics.org/rrdp/id/";
const dieOf = (id: string) => ({ "nmo:hasDie": { "rdf:value": { "@id": `${RRDP}${id}` } } });

/** Coins in Nomisma's model, as the Roman Republican Die Project attributes dies to them. */
export const dieRecords = {
  "@context": { nmo: "http://nomisma.org/ontology#" },
  "@graph": [
    {
      "@id": "http://example.org/collection/s1",
      "@type": "nmo:NumismaticObject",
      "nmo:hasObverse": dieOf("rrc-346.1a.o.1"),
      "nmo:hasReverse": dieOf("rrc-346.1a.r.1"),
    },
    // whole addresses, and a face and a die of their own
    {
      "@id": "http://example.org/collection/s2",
      "http://nomisma.org/ontology#hasObverse": [{ "@id": "_:face" }],
      "http://nomisma.org/ontology#hasReverse": [
        { "http://nomisma.org/ontology#hasDie": [{ "@id": `${RRDP}rrc-346.1a.r.1` }] },
      ],
    },
    { "@id": "_:face", "http://nomisma.org/ontology#hasDie": [{ "@id": "_:die" }] },
    {
      "@id": "_:die",
      "http://www.w3.org/1999/02/22-rdf-syntax-ns#value": [{ "@id": `${RRDP}rrc-346.1a.o.1` }],
    },
    // two scholars who differ
    {
      "@id": "http://example.org/collection/s3",
      "nmo:hasObverse": [dieOf("rrc-346.1a.o.1"), dieOf("rrc-346.1a.o.2")],
      "nmo:hasReverse": dieOf("rrc-346.1a.r.2"),
    },
  ],
};
