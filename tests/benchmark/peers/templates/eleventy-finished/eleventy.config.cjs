// Bodies are not parsed as templates, addresses are those of the files, and dates are in the front matter.
module.exports = function (config) {
  config.setUseGitIgnore(false);
  return {
    dir: { input: "content", includes: "../_includes", data: "../_data", output: "output/site" },
    htmlTemplateEngine: false,
    templateFormats: ["html", "11ty.js"],
  };
};
