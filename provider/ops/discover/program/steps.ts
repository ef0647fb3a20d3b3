/** What takes up in a stack of Pulumi what a program declares, in the folder of the program. */
export const pulumiSteps: readonly string[] = [
  'pulumi stack init NAME        # or select the one that this program has',
  'pulumi import -f import.json --yes --generate-code=false',
  'pulumi preview --refresh --expect-no-changes',
];

/** The same for a folder of Terraform or OpenTofu, whose import blocks stand beside the program. */
export const terraformSteps: readonly string[] = [
  'terraform init                # or tofu, here and below',
  'terraform apply               # takes up what imports.tf names, and changes nothing',
  'terraform plan -detailed-exitcode',
];
